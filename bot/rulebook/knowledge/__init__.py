"""What the coach knows beside its rules: comparisons, figures, terms, myths, the worked example; all of it dated."""
