"""Write the results: rows and columns, the output formats, and the output folder."""
