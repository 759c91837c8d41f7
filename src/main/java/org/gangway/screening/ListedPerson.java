// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A natural person on a list.
 *
 * @param id the list's own id of the entry
 * @param names at least one, the primary one first
 * @param births every date the list gives; none also where one of them could not be read, since a date must not speak
 *     against a match when another date of the same entry is unknown
 * @param nationalities ISO 3166 alpha-2 codes
 * @param gender empty where the list does not say, or says both
 * @param documents numbers of passports and identity cards
 * @param programme why the person is listed, in the list's own codes
 * @param listedOn as the list writes it; empty where the list does not say
 * @param office of whom the list calls politically exposed
 */
record ListedPerson(
        String id,
        List<ListedName> names,
        List<BirthSpan> births,
        SortedSet<String> nationalities,
        Optional<Gender> gender,
        List<String> documents,
        String programme,
        String listedOn,
        Optional<Office> office) {

    /** Programmes and days are the same for thousands, and kept once. */
    ListedPerson {
        programme = programme.intern();
        listedOn = listedOn.intern();
    }

    /** Of nobody who is politically exposed. */
    ListedPerson(
            String id,
            List<ListedName> names,
            List<BirthSpan> births,
            SortedSet<String> nationalities,
            Optional<Gender> gender,
            List<String> documents,
            String programme,
            String listedOn) {
        this(id, names, births, nationalities, gender, documents, programme, listedOn, Optional.empty());
    }

    ListedPerson(
            String id,
            List<ListedName> names,
            List<BirthSpan> births,
            SortedSet<String> nationalities,
            String programme,
            String listedOn) {
        this(id, names, births, nationalities, Optional.empty(), List.of(), programme, listedOn);
    }
}
