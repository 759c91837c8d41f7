// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Names to be screened, from a file.
 *
 * @param queries in the order of the file
 * @param remarks what of the file counts for nothing, for whoever gave it: a file may hold more than is screened by, but nobody
 *     should believe that a column counts which does not
 */
record QueryFile(List<Query> queries, List<String> remarks) {

    private static final Set<String> COLUMNS =
            Set.of("query_name", "birth_date", "nationality", "gender", "document", "alias");

    /** Somebody to screen. {@code alias} is what {@code --exclude} may leave out for this row. */
    record Query(int row, Applicant applicant, String alias) {}

    /** @throws IllegalArgumentException if a row cannot be used: says of all of them why, and quotes nothing */
    static QueryFile read(Path file) {
        RowProblems problems = new RowProblems();
        NamedRows rows = NamedRows.read(file, problems);
        if (!rows.rows().isEmpty() && !rows.columns().contains("query_name")) {
            throw new IllegalArgumentException(file + " has no column query_name");
        }
        RowProblems unknown = new RowProblems();
        List<Query> queries = new ArrayList<>();
        for (NamedRows.Row row : rows.rows()) {
            queries.add(query(row, problems, unknown));
        }
        problems.check(file);
        List<String> remarks = new ArrayList<>(unknown.lines());
        Set<String> others = new TreeSet<>(rows.columns());
        others.removeAll(COLUMNS);
        if (!others.isEmpty()) {
            remarks.add("columns that are not looked at: " + String.join(", ", others));
        }
        return new QueryFile(queries, remarks);
    }

    List<Applicant> applicants() {
        return queries.stream().map(Query::applicant).toList();
    }

    private static Query query(NamedRows.Row row, RowProblems problems, RowProblems unknown) {
        row.needed("query_name", problems);
        String name = row.cells().getOrDefault("query_name", "");
        Optional<BirthSpan> birth = row.cell("birth_date").flatMap(text -> birth(row, text, problems));
        Optional<String> nationality = row.cell("nationality").flatMap(CountryCodes::any);
        if (nationality.isEmpty() && row.cell("nationality").isPresent()) {
            unknown.add(row.number(), "a nationality that is not known here, which counts neither way");
        }
        Applicant applicant =
                new Applicant(name, birth, nationality, row.cell("gender").flatMap(Gender::of), row.cell("document"));
        return new Query(row.number(), applicant, row.cell("alias").orElse(name));
    }

    private static Optional<BirthSpan> birth(NamedRows.Row row, String text, RowProblems problems) {
        try {
            return Optional.of(BirthSpan.parse(text));
        } catch (DateTimeException unreadable) {
            problems.add(row.number(), "a birth_date that is none of 1961-03-14, 1961-03 and 1961");
            return Optional.empty();
        }
    }
}
