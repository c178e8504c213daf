"""From what students handed in to verdicts: rebuild, judge, remember."""
