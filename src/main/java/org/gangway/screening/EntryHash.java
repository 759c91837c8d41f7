// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** What tells a listed person, or a customer, from the same one a change later. */
final class EntryHash {

    private static final int DIGITS = 32;

    private EntryHash() {}

    /** Over everything that the list says. */
    static String of(IndexedName.Entry entry) {
        ListedPerson person = entry.person();
        Stream<List<String>> parts = Stream.of(
                List.of(entry.list(), person.id(), person.programme(), person.listedOn()),
                person.names().stream()
                        .map(name -> (name.weak() ? "-" : "+") + name.text())
                        .toList(),
                person.births().stream().map(BirthSpan::toString).toList(),
                List.copyOf(person.nationalities()),
                person.gender().map(Enum::name).stream().toList(),
                person.documents(),
                person.office().stream()
                        .map(office -> office.tier() + ' ' + office.inOffice() + ' ' + office.leftOn())
                        .toList(),
                person.office().map(Office::associates).orElse(List.of()));
        return ListFile.hash(parts.flatMap(EntryHash::counted)
                        .map(part -> part.getBytes(StandardCharsets.UTF_8))
                        .toList())
                .substring(0, DIGITS);
    }

    /** So that what moves from one part to the next is a change. */
    private static Stream<String> counted(List<String> part) {
        return Stream.concat(Stream.of(Integer.toString(part.size())), part.stream());
    }

    /** What is screened of a customer, in one text, to be hashed under a key. */
    static String text(Applicant applicant) {
        return String.join(
                "\n",
                applicant.name(),
                applicant.birth().map(Object::toString).orElse(""),
                applicant.nationality().orElse(""),
                applicant.gender().map(Enum::name).orElse(""),
                applicant.document().map(DocumentNumber::folded).orElse(""));
    }
}
