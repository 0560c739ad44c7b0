"""The platform: people, applications, files and jobs. Knows nothing of checklists or inspections."""
