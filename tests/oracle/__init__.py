"""The core held against PyTorch and ONNX, which come with the extra `oracle`; without them this folder is skipped."""
