"""The pictures of one story: pN_subject.py makes panel pN."""
