// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import com.sun.management.UnixOperatingSystemMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What a process of the drill's own says of itself, for as long as it lives. */
final class Vitals implements AutoCloseable {
    private final long pid;
    private final JMXConnector jmx;
    private final MemoryMXBean memory;
    private final ThreadMXBean threads;
    private final UnixOperatingSystemMXBean system;

    private Vitals(long pid, JMXConnector jmx) throws IOException {
        MBeanServerConnection server = jmx.getMBeanServerConnection();
        this.pid = pid;
        this.jmx = jmx;
        this.memory = bean(server, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
        this.threads = bean(server, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
        this.system = bean(server, ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME, UnixOperatingSystemMXBean.class);
    }

    @SuppressWarnings("BanJNDI") // the other side is a child of this very process, on this machine
    static Vitals of(Child child) {
        long pid = child.process().pid();
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try {
                return new Vitals(
                        pid, JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent())));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new DrillFailed("the application's memory cannot be looked at");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T bean(MBeanServerConnection server, String name, Class<T> type) throws IOException {
        return ManagementFactory.newPlatformMXBeanProxy(server, name, type);
    }

    /** In megabytes, after a collection that this asks for. */
    long heap() {
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed() >> 20;
    }

    /** The most that the heap may become, in megabytes. */
    long heapLimit() {
        return memory.getHeapMemoryUsage().getMax() >> 20;
    }

    int threads() {
        return threads.getThreadCount();
    }

    long files() {
        return system.getOpenFileDescriptorCount();
    }

    /** Of the whole process, in megabytes; -1 where the system does not say. */
    long resident() {
        return resident(pid);
    }

    static long resident(long pid) {
        return status(pid, "VmRSS:");
    }

    /** The most it has ever been. */
    long peak() {
        return status(pid, "VmHWM:");
    }

    /** Linux tells, in kB. */
    private static long status(long pid, String name) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        try {
            List<String> lines = Files.isReadable(status) ? Files.readAllLines(status) : List.of();
            return lines.stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) >> 10)
                    .findFirst()
                    .orElse(-1L);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            jmx.close();
        } catch (IOException e) {
            // it has ended, and its connection with it
        }
    }
}
