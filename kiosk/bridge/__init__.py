"""The only Qt room: one view object per scene, the doorbell, the windows."""
