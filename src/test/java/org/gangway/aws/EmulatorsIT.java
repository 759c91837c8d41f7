// SPDX-License-Identifier: Apache-2.0
package org.gangway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sqs.SqsClient;

class EmulatorsIT {

    @Test
    void localStackAnswersAndIsGoneWhenClosed() {
        answersAndIsGoneWhenClosed(LocalStack::start);
    }

    @Test
    void motoAnswersAndIsGoneWhenClosed() {
        answersAndIsGoneWhenClosed(Moto::start);
    }

    private static void answersAndIsGoneWhenClosed(Supplier<AwsEndpoint> start) {
        AwsEndpoint aws = start.get();
        try (SqsClient sqs = aws.client(SqsClient.builder());
                EventBridgeClient events = aws.client(EventBridgeClient.builder())) {
            assertThat(sqs.createQueue(queue -> queue.queueName("q")).queueUrl())
                    .endsWith("/q");
            assertThat(events.listEventBuses(all -> {}).eventBuses())
                    .anyMatch(bus -> bus.name().equals("default"));
            aws.close();
            assertThatThrownBy(() -> sqs.listQueues(all -> {})).isInstanceOf(Exception.class);
        } finally {
            aws.close();
        }
    }
}
