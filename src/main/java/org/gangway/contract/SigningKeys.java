// SPDX-License-Identifier: Apache-2.0
package org.gangway.contract;

import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * What signing takes from the keystore, each fetched when it is first used.
 *
 * @param oneTimeCode the HMAC secret of the one-time codes, at least 32 bytes, the same on every instance
 * @param password the secret that the seal's key file is locked with, at least 32 bytes
 * @param file where the seal's PKCS #12 file is, or is made if it is not there
 */
public record SigningKeys(Supplier<byte[]> oneTimeCode, Supplier<byte[]> password, Supplier<Path> file) {}
