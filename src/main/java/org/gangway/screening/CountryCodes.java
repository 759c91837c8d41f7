// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import com.ibm.icu.text.Transliterator;
import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Country names as lists write them, to ISO 3166 alpha-2. Unknown names give nothing, which counts neither way. */
final class CountryCodes {

    private static final Transliterator ASCII = Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");
    private static final Map<String, String> CODES = codes();

    /** Two letters, by three. Kosovo's are in common use, and of no standard. */
    private static final Map<String, String> ISO = iso();

    private static final Set<String> TWO_LETTERS = Set.copyOf(ISO.values());

    private CountryCodes() {}

    private static Map<String, String> iso() {
        Map<String, String> codes = new HashMap<>(Map.of("XKX", "XK"));
        for (String country : Locale.getISOCountries()) {
            codes.put(Locale.of("", country).getISO3Country(), country);
        }
        return Map.copyOf(codes);
    }

    /** Reads two or three letters of ISO 3166, or a name. */
    static Optional<String> any(String text) {
        String code = text.toUpperCase(Locale.ROOT);
        if (TWO_LETTERS.contains(code)) {
            return Optional.of(code);
        }
        return Optional.ofNullable(ISO.get(code)).or(() -> code(text));
    }

    /** Reads {@code possibly Palestinian}, {@code Korea, North}, {@code Iran (Islamic Republic of)}. */
    static Optional<String> code(String name) {
        String key = key(name);
        return Optional.ofNullable(CODES.get(key))
                .or(() -> Optional.ofNullable(CODES.get(key.replaceFirst("^(possibly|former|formerly) ", ""))));
    }

    private static String key(String name) {
        return ASCII.transliterate(name)
                .replace("&", " and ")
                .replaceAll("[^a-z]+", " ")
                .replaceAll("\\b(the|of)\\b", " ")
                .replaceAll("\\bst\\b", "saint")
                .replaceAll(" +", " ")
                .strip();
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        for (String country : Locale.getISOCountries()) {
            codes.put(key(ULocale.getDisplayCountry("und_" + country, ULocale.ENGLISH)), country);
        }
        for (String line : OTHER_NAMES.lines().toList()) {
            codes.put(key(line.substring(3)), line.substring(0, 2));
        }
        return Map.copyOf(codes);
    }

    /** Long forms of the United Nations, order and old names of OFAC, where they differ from ICU's English name. */
    private static final String OTHER_NAMES =
            """
            BA Bosnia-Herzegovina
            BO Bolivia (Plurinational State of)
            BN Brunei Darussalam
            CD Democratic Republic of the Congo
            CD Congo, Democratic Republic of the
            CG Congo
            CG Congo, Republic of the
            CI Ivory Coast
            CN People's Republic of China
            CV Cabo Verde
            CZ Czech Republic
            FM Micronesia (Federated States of)
            GB United Kingdom of Great Britain and Northern Ireland
            GB Great Britain
            HK Hong Kong
            IR Iran (Islamic Republic of)
            KP Democratic People's Republic of Korea
            KP Korea, North
            KR Republic of Korea
            KR Korea, South
            LA Lao People's Democratic Republic
            LY Libyan Arab Jamahiriya
            MD Republic of Moldova
            MK North Macedonia, The Republic of
            MM Burma
            MM Myanmar
            MO Macau
            PS State of Palestine
            PS Palestinian
            PS Palestine
            RU Russian Federation
            SY Syrian Arab Republic
            SZ Swaziland
            TL East Timor
            TR Turkey
            TW Taiwan, Province of China
            TZ United Republic of Tanzania
            US United States of America
            VA Holy See
            VE Venezuela (Bolivarian Republic of)
            VN Viet Nam
            XK Kosovo""";
}
