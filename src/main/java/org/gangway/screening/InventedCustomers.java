// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.gangway.wire.Json;

/**
 * As many customers as are wanted, put together from names of people who are on no list. The same number is always the same
 * customer.
 */
public final class InventedCustomers {

    private static final int FIRST_YEAR = 1940;
    private static final int YEARS = 70;
    private static final int DAYS = 365;
    private static final List<String> COUNTRIES = List.of("DE", "FR", "TR", "RU", "IR", "CN", "US", "NG");

    private final List<String> names;
    private final long seed;

    /** @param file with a column {@code full_name} */
    public InventedCustomers(Path file, long seed) {
        this.names = NamedRows.read(file).rows().stream()
                .map(row -> row.cell("full_name").orElse(""))
                .filter(name -> name.contains(" "))
                .toList();
        this.seed = seed;
    }

    Person person(int number) {
        Random random = new Random(seed * 31 + number);
        String first = names.get(random.nextInt(names.size()));
        String last = names.get(random.nextInt(names.size()));
        String name = first.substring(0, first.lastIndexOf(' ')) + last.substring(last.lastIndexOf(' '));
        LocalDate birth = LocalDate.of(FIRST_YEAR + random.nextInt(YEARS), 1, 1).plusDays(random.nextInt(DAYS));
        String country = COUNTRIES.get(random.nextInt(COUNTRIES.size()));
        return new Person(new Applicant(name, Optional.of(BirthSpan.day(birth)), Optional.of(country)));
    }

    /** As the bank would seal it. */
    public byte[] json(int number) {
        Applicant applicant = person(number).applicant();
        return Json.write(Map.of(
                "name",
                applicant.name(),
                "birthDate",
                applicant.birth().orElseThrow().toString(),
                "nationality",
                applicant.nationality().orElseThrow()));
    }
}
