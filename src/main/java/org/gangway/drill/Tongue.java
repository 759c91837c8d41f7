// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** What canaries write, by language. */
enum Tongue {
    EN("d MMMM uuuu", "yes", "stop", "Austria", "Iran"),
    DE("d. MMMM uuuu", "ja", "stopp", "Österreich", "Iran"),
    FR("d MMMM uuuu", "oui", "arrêter", "Autriche", "Iran"),
    KO("uuuu년 M월 d일", "네", "중단", "오스트리아", "이란");

    private static final List<String> CONSONANTS = List.of("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "v", "z");
    private static final int FIRST_HANGUL = 0xAC00;
    private static final int HANGUL = 11_172;

    private final DateTimeFormatter date;
    final String yes;
    final String stop;
    final String country;
    /** Of which the rule table has two reviewers look. */
    final String riskyCountry;

    Tongue(String date, String yes, String stop, String country, String riskyCountry) {
        this.date = DateTimeFormatter.ofPattern(date, Locale.of(name().toLowerCase(Locale.ROOT)));
        this.yes = yes;
        this.stop = stop;
        this.country = country;
        this.riskyCountry = riskyCountry;
    }

    String language() {
        return name().toLowerCase(Locale.ROOT);
    }

    String date(LocalDate date) {
        return this.date.format(date);
    }

    /** One that nobody has, in the letters of the language. */
    String name(Random random) {
        return switch (this) {
            case EN -> latin(random, List.of("a", "e", "i", "o", "u"));
            case DE -> latin(random, List.of("ä", "ö", "ü", "a", "e"));
            case FR -> latin(random, List.of("é", "è", "ê", "ô", "a"));
            case KO -> hangul(random);
        };
    }

    private static String latin(Random random, List<String> vowels) {
        StringBuilder name = new StringBuilder("Q");
        for (int i = 0; i < 5; i++) {
            name.append(vowels.get(random.nextInt(vowels.size())))
                    .append(CONSONANTS.get(random.nextInt(CONSONANTS.size())));
        }
        return name.toString();
    }

    private static String hangul(Random random) {
        return random.ints(5, FIRST_HANGUL, FIRST_HANGUL + HANGUL)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
