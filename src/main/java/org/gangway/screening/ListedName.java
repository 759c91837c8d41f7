// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

/**
 * One name of a listed person.
 *
 * @param text as the list writes it
 * @param weak the list itself calls it a weak or low-quality alias: it counts only when wholly equal
 */
record ListedName(String text, boolean weak) {

    static ListedName strong(String text) {
        return new ListedName(text, false);
    }
}
