// SPDX-License-Identifier: Apache-2.0
package org.gangway.rescreening;

import org.gangway.screening.Person;
import org.gangway.sealing.CustomerKey;
import org.gangway.sealing.SealBroken;
import org.gangway.wire.Json;

/** Opens the records of customers. */
public record CustomerOpening(CustomerKey key) {

    private static final int MOST_BYTES = 16_384;
    private static final int LONGEST_NUMBER = 200;

    /** @param customer the key of the record */
    public Opened open(String customer, byte[] value) {
        if (customer.isBlank() || customer.length() > LONGEST_NUMBER) {
            return new Opened.Unreadable("NoCustomer");
        }
        if (value.length > MOST_BYTES) {
            return new Opened.Unreadable("TooLarge");
        }
        try {
            CustomerRecord record = Json.read(value, CustomerRecord.class);
            if (record.key() == null || record.sealed() == null) {
                return new Opened.Unreadable("Incomplete");
            }
            if (!record.key().equals(key.seal().id())) {
                return new Opened.Unreadable("UnknownKey");
            }
            byte[] person = key.open(CustomerRecord.USE, customer, record.sealed());
            return new Opened.Readable(Person.read(person), person);
        } catch (Json.Malformed malformed) {
            return new Opened.Unreadable("Malformed");
        } catch (SealBroken broken) {
            return new Opened.Unreadable("SealBroken");
        } catch (IllegalArgumentException nobody) {
            return new Opened.Unreadable("NotAPerson");
        }
    }
}
