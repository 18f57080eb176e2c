# Loads every table with one line of R, and writes what load.py writes:   Rscript load.R LINE TABLE...

arguments <- commandArgs(trailingOnly = TRUE)
for (table in arguments[-1]) {
  rows <- eval(parse(text = gsub("events", table, arguments[1], fixed = TRUE)))
  loaded <- list(table = jsonlite::unbox(table), columns = names(rows), rows = unname(rows))
  cat(jsonlite::toJSON(loaded, dataframe = "values", na = "null", digits = NA), "\n", sep = "")
}
