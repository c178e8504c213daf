"""Kernels that run what students wrote, and can reach nothing."""
