// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.time.LocalDate;
import java.util.List;

/**
 * One list as read from its file or files.
 *
 * @param name what hits call it: {@code un}, {@code ofac-sdn}, {@code gangway-demo}
 * @param date the day the list was made, or last written where it does not say
 * @param hash SHA-256 over the bytes of its files, in hex
 */
record SanctionsList(String name, LocalDate date, String hash, List<ListedPerson> persons) {}
