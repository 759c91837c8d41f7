// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.Set;
import java.util.regex.Pattern;

/** Words of a name that tell little or nothing of who bears it, and how initials are told from words. */
final class NameWords {

    /** "Servant of": one word with what follows. */
    static final Set<String> SERVANTS = Set.of("abd", "abdal", "abdel", "abdul", "abdur", "abdol", "abdoul");

    /** Left out, but for {@link #GIVEN_NAMES}. */
    static final Set<String> PARTICLES = Set.of(
            "al", "el", "ul", "ur", "ar", "as", "ad", "bin", "ibn", "ben", "bint", "ould", "oglu", "ogly", "uulu",
            "von", "van", "der", "den", "ter", "de", "da", "das", "do", "dos", "del", "della", "di", "du", "la", "le",
            "los", "las", "y", "e", "ve", "zu", "zur", "of", "the", "bn", "wld");

    /** Particles that are names, too, where they begin a name and one word follows: Ben Carter, Le Duan. */
    static final Set<String> GIVEN_NAMES = Set.of("ben", "da", "do", "du", "la", "le", "van", "zu");

    /** Left out. */
    static final Set<String> HONORIFICS = Set.of(
            "mr",
            "mrs",
            "ms",
            "miss",
            "dr",
            "prof",
            "professor",
            "doctor",
            "sir",
            "herr",
            "frau",
            "mme",
            "haji",
            "hajji",
            "hadji",
            "alhaji",
            "hdjy",
            "hadjy",
            "mla",
            "dktwr",
            "mullah",
            "maulavi",
            "mawlawi",
            "general",
            "colonel",
            "captain");

    /** Titles that are names, too, and legal forms of firms that bear a person's name. */
    static final Set<String> TITLES = Set.of(
            "sayyid",
            "sayid",
            "sayed",
            "sayyed",
            "sayyad",
            "seyed",
            "seyyed",
            "seyid",
            "syed",
            "sheikh",
            "shaikh",
            "shaykh",
            "sheik",
            "cheikh",
            "hafiz",
            "hafez",
            "hafidh",
            "qari",
            "ustad",
            "ustaz",
            "ayatollah",
            "hojjatoleslam",
            "imam",
            "llc",
            "ltd",
            "limited",
            "llp",
            "plc",
            "inc",
            "corp",
            "gmbh",
            "sarl",
            "ooo",
            "oao",
            "zao",
            "pjsc",
            "jsc");

    private static final Pattern CAPITALS =
            Pattern.compile("(?<![\\p{L}\\p{M}\\p{N}'’-])[B-DF-HJ-NP-TV-XZ]{2}(?![\\p{L}\\p{M}\\p{N}'’-])");

    /** Titles, degrees, and the family name Ng. */
    private static final Set<String> NO_INITIALS = Set.of("NG", "MR", "MS", "DR", "JR", "SR", "ST", "MD");

    private NameWords() {}

    /** In a name that has small letters elsewhere, two capitals without a vowel are initials. Three may be a name: Vlk, Srb. */
    static String initialsApart(String name) {
        return twoCapitals(name) && name.codePoints().anyMatch(Character::isLowerCase)
                ? CAPITALS.matcher(name).replaceAll(found -> apart(found.group()))
                : name;
    }

    /** Of most names this is known sooner than what the pattern asks. */
    private static boolean twoCapitals(String name) {
        for (int at = 1; at < name.length(); at++) {
            if (capital(name.charAt(at - 1)) && capital(name.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    private static boolean capital(char letter) {
        return letter >= 'A' && letter <= 'Z';
    }

    private static String apart(String capitals) {
        return NO_INITIALS.contains(capitals) ? capitals : String.join(" ", capitals.split(""));
    }
}
