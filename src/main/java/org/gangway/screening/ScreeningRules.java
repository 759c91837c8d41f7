// SPDX-License-Identifier: Apache-2.0
package org.gangway.screening;

import java.time.Instant;
import java.util.List;

/** What a bank's staff has decided about screening, as it stands now. */
public interface ScreeningRules {

    /** Where nobody has decided anything yet. */
    ScreeningRules BUILT_IN = new ScreeningRules() {
        @Override
        public Bands bands() {
            return Bands.BUILT_IN;
        }

        @Override
        public List<Exemption> exemptions(String customer) {
            return List.of();
        }

        @Override
        public String hashed(String personal) {
            return "";
        }
    };

    /** The version in force. */
    Bands bands();

    /** Those that two people made for this customer and nobody has withdrawn, expired ones too. */
    List<Exemption> exemptions(String customer);

    /** Another number as soon as an exemption is in force or is so no more; the same as long as nobody decides anything. */
    default long decisions() {
        return 0;
    }

    /** What became of exemptions since a time, also when that was more than one thing. */
    default List<Turn> turns(Instant since, Instant now) {
        return List.of();
    }

    /** Under a key of the installation, so that nobody who reads the hash can try who it is. */
    String hashed(String personal);
}
