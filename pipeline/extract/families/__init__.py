"""One module a fact family. A family reads the findings and yields drafts; it never reads another family."""
