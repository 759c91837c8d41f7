// SPDX-License-Identifier: Apache-2.0
package org.gangway;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application: every role it plays is chosen by configuration ({@code gangway.roles}). */
@SpringBootApplication
public class Gangway {}
