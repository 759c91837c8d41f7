// SPDX-License-Identifier: Apache-2.0
package org.gangway.aws;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * moto 5.2 from {@code target/venv-moto}. Take it for EventBridge archives, Cognito and IAM policies. It still decrypts
 * with a disabled KMS key, lets locked objects go and knows no size limit: never take it to prove a refusal there.
 */
public final class Moto implements AwsEndpoint {
    private final Emulator emulator;

    private Moto(Emulator emulator) {
        this.emulator = emulator;
    }

    /** Starts one and waits until it answers (about 1 s). Skips the test where the environment has not been made. */
    public static Moto start() {
        return new Moto(Emulator.start(
                "moto",
                List.of("-m", "moto.server", "-H", "127.0.0.1", "-p", "{port}"),
                Map.of(),
                "/moto-api/data.json"));
    }

    @Override
    public URI endpoint() {
        return emulator.endpoint();
    }

    @Override
    public void close() {
        emulator.close();
    }
}
