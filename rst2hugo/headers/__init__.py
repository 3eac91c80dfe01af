"""Headers of posts in each form: between fences, as fields, in comments; and the titles that stand in the text."""
