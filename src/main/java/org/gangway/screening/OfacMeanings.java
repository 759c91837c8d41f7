// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the ids of OFAC's advanced XML mean, as the file says itself; a set that it leaves out is as OFAC publishes it. */
final class OfacMeanings {
    private final Map<String, String> meanings = new HashMap<>();
    private final Map<String, String> countries = new HashMap<>();

    void take(XmlNode value) {
        meanings.put(value.name() + value.attribute("ID"), value.text());
        if (value.name().equals("Country")) {
            CountryCodes.code(value.text()).ifPresent(code -> countries.put(value.attribute("ID"), code));
        }
    }

    boolean individual(XmlNode profile) {
        return of("PartySubType", profile.attribute("PartySubTypeID"), Map.of("4", "Individual"))
                .equals("Individual");
    }

    String feature(XmlNode feature) {
        return of(
                "FeatureType",
                feature.attribute("FeatureTypeID"),
                Map.of("8", "Birthdate", "10", "Nationality Country", "11", "Citizenship Country", "224", "Gender"));
    }

    boolean familyName(String part) {
        return of("NamePartType", part, Map.of("1520", "Last Name")).equals("Last Name");
    }

    String detail(XmlNode detail) {
        return meanings.getOrDefault("DetailReference" + detail.attribute("DetailReferenceID"), detail.text());
    }

    /** @return two letters, or null for one that is not known */
    @Nullable
    String country(String id) {
        return countries.get(id);
    }

    private String of(String set, String id, Map<String, String> published) {
        boolean there = meanings.keySet().stream().anyMatch(key -> key.startsWith(set));
        return there ? meanings.getOrDefault(set + id, "") : published.getOrDefault(id, "");
    }
}
