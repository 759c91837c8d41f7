// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What OFAC keeps in the Remarks cell: birth dates, nationalities, gender, weak aliases and documents, between other things. */
record Remarks(
        List<BirthSpan> births,
        List<String> nationalities,
        List<ListedName> weakAliases,
        Optional<Gender> gender,
        List<String> documents) {

    private static final Pattern BIRTH = Pattern.compile("(?:alt\\. )?DOB:? (?<circa>circa )?(?<when>.+)");
    private static final Pattern COUNTRY = Pattern.compile("(?:alt\\. )?(?:nationality|citizen):? (.+)");
    private static final Pattern ALIAS = Pattern.compile("(?:alt\\. )?[afn]\\.k\\.a\\. '(.+)'");
    private static final Pattern GENDER = Pattern.compile("Gender:? (\\w+)");
    /** Passports and identity cards, by the names that OFAC has for them. */
    private static final Pattern DOCUMENT = Pattern.compile("(?:alt\\. )?(?!Tax )(?:[A-Z][\\w.']* ){0,3}"
            + "(?:Passport(?: Booklet)?|(?:National|Personal) ID (?:No\\.|Card)|National Foreign ID Number"
            + "|Identification Number|Identity Card|Citizen's Card Number|Refugee ID Card|Cedula No\\.|C\\.U\\.R\\.P\\."
            + "|D\\.N\\.I\\.|Residency Number|Travel Document Number|Numero de Identidad) (.+)");

    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);

    static Remarks of(String text) {
        List<Optional<BirthSpan>> births = new ArrayList<>();
        TreeSet<String> nationalities = new TreeSet<>();
        List<ListedName> aliases = new ArrayList<>();
        List<String> genders = new ArrayList<>();
        List<String> documents = new ArrayList<>();
        for (String part : text.strip().replaceFirst("\\.$", "").split(";\\s*")) {
            matched(BIRTH, part).ifPresent(found -> births.add(birth(found)));
            matched(COUNTRY, part)
                    .flatMap(found -> CountryCodes.code(found.group(1)))
                    .ifPresent(nationalities::add);
            matched(ALIAS, part).ifPresent(found -> aliases.add(new ListedName(found.group(1), true)));
            matched(GENDER, part).ifPresent(found -> genders.add(found.group(1)));
            matched(DOCUMENT, part)
                    .flatMap(found -> DocumentNumber.within(found.group(1)))
                    .ifPresent(documents::add);
        }
        return new Remarks(
                readable(births),
                List.copyOf(nationalities),
                List.copyOf(aliases),
                Gender.only(genders.stream()),
                documents.stream().distinct().toList());
    }

    /** All of them or, where one cannot be read, none. */
    static List<BirthSpan> readable(List<Optional<BirthSpan>> births) {
        boolean all = births.stream().allMatch(Optional::isPresent);
        return all ? births.stream().flatMap(Optional::stream).distinct().toList() : List.of();
    }

    private static Optional<Matcher> matched(Pattern pattern, String part) {
        return Optional.of(pattern.matcher(part.strip())).filter(Matcher::matches);
    }

    private static Optional<BirthSpan> birth(Matcher found) {
        try {
            String[] ends = found.group("when").split("\\s*(?: to |-)\\s*", 2);
            BirthSpan first = span(ends[0].strip());
            BirthSpan last = span(ends[ends.length - 1].strip());
            BirthSpan span = new BirthSpan(first.from(), last.to());
            return Optional.of(span)
                    .filter(days -> BirthSpan.plausible(days.from().getYear()))
                    .map(days -> found.group("circa") == null ? days : days.circa());
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static BirthSpan span(String text) {
        if (YEAR.matcher(text).matches()) {
            int year = Integer.parseInt(text);
            return BirthSpan.years(year, year);
        }
        if (Character.isDigit(text.charAt(0))) {
            return BirthSpan.day(LocalDate.parse(text, DAY));
        }
        YearMonth month = YearMonth.parse(text, MONTH);
        return new BirthSpan(month.atDay(1), month.atEndOfMonth());
    }
}
