// SPDX-License-Identifier: Apache-2.0
package org.gangway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class KafkaAwayTest {

    @RestController
    static final class Asking {
        @GetMapping("/asking")
        String ask() {
            throw new TimeoutException("Failed to get offsets by times in 10000ms");
        }
    }

    @Test
    void whoAsksWhileKafkaDoesNotAnswerIsToldToComeAgain() throws Exception {
        MockHttpServletResponse answer = MockMvcBuilders.standaloneSetup(new Asking())
                .setControllerAdvice(new KafkaAway())
                .build()
                .perform(MockMvcRequestBuilders.get("/asking"))
                .andReturn()
                .getResponse();

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("5");
        assertThat(answer.getContentAsString()).contains("Try again").doesNotContain("offsets");
    }
}
