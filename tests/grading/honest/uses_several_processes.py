"""Loads its data with workers, computes in threads and in processes, and writes a file."""

ANSWERS = {
    "ex3": """
from torch.utils.data import DataLoader, TensorDataset


def flatten(images):
    batches = DataLoader(TensorDataset(images), batch_size=2, num_workers=2)
    rows = torch.cat([batch.reshape(len(batch), -1) for (batch,) in batches])
    torch.save(rows, "rows.pt")
    return torch.load("rows.pt", weights_only=True)
""",
    "ex5": """
from concurrent.futures import ThreadPoolExecutor


def matmul(a, b):
    with ThreadPoolExecutor(4) as pool:
        rows = list(pool.map(lambda row: (row[:, None] * b).sum(dim=0), a))
    return torch.stack(rows)
""",
}
