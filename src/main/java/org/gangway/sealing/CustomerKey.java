// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HpkePublicKey;
import java.security.GeneralSecurityException;

/** Opens what was sealed by {@link CustomerSeal}. One for each installation; it never changes. */
public final class CustomerKey {

    private final CustomerSeal seal;
    private final HybridDecrypt open;

    private CustomerKey(CustomerSeal seal, HybridDecrypt open) {
        this.seal = seal;
        this.open = open;
    }

    @AccessesPartialKey
    static CustomerKey of(byte[] keyset) throws GeneralSecurityException {
        KeyKind<KeyKind.HpkePair> hpke = KeyKind.hpke(); // before it Tink knows no such key
        KeysetHandle pair = TinkProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get());
        HpkePublicKey half =
                (HpkePublicKey) pair.getPublicKeysetHandle().getPrimary().getKey();
        return new CustomerKey(
                CustomerSeal.of(half.getPublicKeyBytes().toByteArray()),
                hpke.use(keyset).open());
    }

    public CustomerSeal seal() {
        return seal;
    }

    /** @throws SealBroken if it was altered, or sealed for something or somebody else, or to another key */
    public byte[] open(String use, String about, byte[] sealed) {
        try {
            return open.decrypt(sealed, seal.info(use, about));
        } catch (GeneralSecurityException e) {
            throw new SealBroken("a customer's record", e);
        }
    }

    @Override
    public String toString() {
        return "CustomerKey " + seal.id();
    }
}
