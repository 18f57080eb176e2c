# Answers the five questions of questions.sql from a release, and draws two of the answers:
#   Rscript examples/questions.R build/release/hled-1.0.0 [FOLDER FOR THE PLOTS]
# Needs R and its packages DBI and RSQLite.

arguments <- commandArgs(trailingOnly = TRUE)
release <- arguments[1]
plots <- if (length(arguments) > 1) arguments[2] else "."
script <- sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))

# The questions: a line "-- 1. …?" begins one, and its SQL reaches to the next semicolon at the end of a line.
text <- readLines(file.path(dirname(script), "questions.sql"), encoding = "UTF-8")
starts <- grep("^-- [0-9]+\\. ", text)
ends <- grep(";$", text)
ends <- ends[ends > starts[1]]
questions <- setNames(
  mapply(function(from, to) paste(text[from:to], collapse = "\n"), starts, ends),
  sub("^-- ", "", text[starts])
)

hled <- DBI::dbConnect(RSQLite::SQLite(), file.path(release, "hled.sqlite"), flags = RSQLite::SQLITE_RO)
answers <- lapply(questions, function(question) DBI::dbGetQuery(hled, question))
DBI::dbDisconnect(hled)

for (question in names(questions)) {
  cat(question, "\n\n", sep = "")
  write.csv(answers[[question]], row.names = FALSE, na = "")
  cat("\n")
}

# Question 1, drawn: bodies at the table by side and role.
seats <- table(answers[[1]]$role, answers[[1]]$side)
svg(file.path(plots, "seats.svg"), width = 6, height = 4)
barplot(seats, beside = TRUE, col = c("#1f4e79", "#9dc3e6"), border = NA, las = 1,
        legend.text = rownames(seats), args.legend = list(x = "topleft", bty = "n", border = NA),
        main = "Bodies at the table", ylab = "bodies")
invisible(dev.off())

# Question 4, drawn: steps in every year, those without any too.
years <- answers[[4]]$year
steps <- table(factor(years, levels = seq(min(years), max(years))))
svg(file.path(plots, "steps.svg"), width = 8, height = 4)
barplot(steps, col = "#1f4e79", border = NA, las = 1, yaxp = c(0, max(steps), max(steps)),
        main = "Steps of the dialogue", ylab = "steps")
invisible(dev.off())
