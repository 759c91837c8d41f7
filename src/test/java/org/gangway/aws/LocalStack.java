// SPDX-License-Identifier: Apache-2.0
package org.gangway.aws;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * LocalStack 4.14 from {@code target/venv-localstack}. Take it where AWS must refuse: disabled KMS keys, S3 Object
 * Lock, checksums, EventBridge's size limit. S3 clients need {@code forcePathStyle(true)}.
 */
public final class LocalStack implements AwsEndpoint {
    private final Emulator emulator;

    private LocalStack(Emulator emulator) {
        this.emulator = emulator;
    }

    /** Starts one and waits until it answers (about 5 s). Skips the test where the environment has not been made. */
    public static LocalStack start() {
        Map<String, String> environment = Map.of(
                "GATEWAY_LISTEN", "127.0.0.1:{port}",
                "LOCALSTACK_HOST", "127.0.0.1:{port}",
                "LOCALSTACK_VOLUME_DIR", "{folder}/volume",
                "FILESYSTEM_ROOT", "{folder}/root",
                "SQS_ENDPOINT_STRATEGY", "path",
                "DNS_ADDRESS", "0",
                "DISABLE_EVENTS", "1",
                "SKIP_SSL_CERT_DOWNLOAD", "1");
        return new LocalStack(Emulator.start(
                "localstack", List.of("-m", "localstack.runtime.main"), environment, "/_localstack/health"));
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
