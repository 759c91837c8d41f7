// SPDX-License-Identifier: Apache-2.0
package org.gangway.rescreening;

/**
 * A customer of the bank on {@code customers}; the key of the record is the bank's number of the customer.
 *
 * @param key id of the key that it is sealed to
 * @param sealed the person as JSON, bound to the customer's number
 */
public record CustomerRecord(String key, byte[] sealed) {

    /** What it is sealed for. */
    static final String USE = "customers";

    /** Personal data, though sealed. */
    @Override
    public String toString() {
        return "CustomerRecord[***]";
    }
}
