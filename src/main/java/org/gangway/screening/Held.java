// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.time.LocalDate;
import java.util.List;

/**
 * What is known of a list without its persons.
 *
 * @param name what hits call it
 * @param hash SHA-256 over the bytes of its files
 * @param persons how many it lists
 * @param files those it was read from
 */
record Held(String name, LocalDate date, String hash, int persons, List<File> files) {

    /** One file of a list. @param written the day it had in the folder: some lists name no other date */
    record File(String name, LocalDate written, String hash) {
        static File of(ListFile file) {
            return new File(file.name(), file.written(), ListFile.hash(List.of(file.content())));
        }
    }

    static Held of(Edition edition) {
        SanctionsList list = edition.list();
        List<File> files = edition.files().stream().map(File::of).toList();
        return new Held(list.name(), list.date(), list.hash(), list.persons().size(), files);
    }
}
