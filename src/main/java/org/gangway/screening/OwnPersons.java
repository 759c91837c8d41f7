// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Who is on a list of the bank's own, or what is wrong with it, all of it at once: people make such a list by hand. */
final class OwnPersons {

    private final ListFile file;
    private final List<ListedPerson> persons = new ArrayList<>();
    private final List<ListBroken> broken = new ArrayList<>();

    OwnPersons(ListFile file) {
        this.file = file;
    }

    /** @param person throws {@link ListBroken} where a row is none */
    void take(Supplier<ListedPerson> person) {
        try {
            persons.add(person.get());
        } catch (ListBroken wrong) {
            broken.add(wrong);
        }
    }

    /** @throws ListBroken if any row could not be taken, or there is none */
    SanctionsList list() {
        if (!broken.isEmpty()) {
            throw ListBroken.all(file.name(), broken);
        }
        if (persons.isEmpty()) {
            throw file.broken(1, "holds nobody");
        }
        String name = file.name().replaceFirst("(?i)\\.(?:csv|jsonl|ndjson)$", "");
        return new SanctionsList(name, file.written(), ListFile.hash(List.of(file.content())), persons);
    }
}
