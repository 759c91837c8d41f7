// SPDX-License-Identifier: Apache-2.0
package org.gangway.scan;

/** Bytes under the name of their encoding. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Spelling(String name, byte[] bytes) {
    @Override
    public String toString() {
        return name;
    }
}
