// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

/** The drill could not be carried out; what it found about the application is no exception but a finding. */
final class DrillFailed extends RuntimeException {
    DrillFailed(String message) {
        super(message);
    }
}
