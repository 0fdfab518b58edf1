using Flowtriq.Agent.Status;
using Flowtriq.Agent.Top;

namespace Flowtriq.Agent.Tests.Status;

public sealed class StatusTextTests
{
    [Fact]
    public void Tells_every_state_and_every_threshold_with_its_reason()
    {
        Assert.Equal(
            """
            ftagent   1.2.3 on edge-1, process 4242, running for 3 d 4 h
            state     attack, 1 attack open
            server    noc.example.net:7443, connected for 2 h 0 min
            clock     the server's is 1.2 ms ahead
            identity  certificate until 2027-06-10 (200 d 0 h)
            queue     3 of 2000 events wait, 1 lost
            ring      1 packet in 64; in the last second 10120 taken, 5 lost, 12 not readable; 20000 held over 12.3 s
            firewall  off: not allowed by this node's configuration (firewall.mode is off)
            cost      1.23% of a core, 16.2 MB resident, a tick works 0.8 ms (p99)
            config    this node's file and version 7 from the server

            eth1  customer, 10.0 Gbps, up
              in   41.0 kpps, 310 Mbps, 0 dropped by the kernel; counted only
              out  388 kpps, 3.90 Gbps, 0 dropped by the kernel; counted only

            eth0  transit, 10.0 Gbps, up
              in   892 kpps, 4.20 Gbps, 2 dropped by the kernel; attack, baseline ready
                   packets alarm above 3 × p99 of 600 s = 123 kpps; not in force: 80% of link capacity = 11.9 Mpps
                   bits    alarm above 4 × hour-of-week reference = 1.10 Gbps; not in force: 80% of link capacity = 8.00 Gbps
              out  41.0 kpps, 310 Mbps, 2 dropped by the kernel; normal, baseline ready
                   packets alarm above 3 × p99 of 600 s = 123 kpps; not in force: 80% of link capacity = 11.9 Mpps
                   bits    alarm above 4 × hour-of-week reference = 1.10 Gbps; not in force: 80% of link capacity = 8.00 Gbps

            enp129s0f0np0  transit, capacity unknown, DOWN
              in   0 pps, 0 bps, 2 dropped by the kernel; learning, baseline learning
                   packets alarm above floor = 20.0 kpps
                   bits    nothing known yet, cannot alarm
              out  0 pps, 0 bps, 0 dropped by the kernel; counted only

            attack amplification to 2001:db8::/48 on eth0, subsiding, since 2 min 4 s
                   892 kpps, 4.20 Gbps, peak 5.00 Gbps
                   DNS amplification 90%, GRE 10%
                   4.2 times the threshold

            notice 2026-11-22 02:02:05Z clock_step: the wall clock was set by 3600.0 s
            """,
            StatusText.Write(SampleStatus.UnderAttack())
        );
    }

    [Fact]
    public void Tells_why_there_is_no_connection()
    {
        var text = StatusText.Write(SampleStatus.Lonely());

        Assert.Contains("noc.example.net:7443, NOT CONNECTED", text, StringComparison.Ordinal);
        Assert.Contains(
            "last loss 2026-11-22 03:02:02Z: noc.example.net:7443 cannot be reached: Connection refused",
            text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Tells_that_a_node_stands_alone()
    {
        var text = StatusText.Write(SampleStatus.Standalone());

        Assert.Contains("ftagent   1.2.3 on router", text, StringComparison.Ordinal);
        Assert.Contains("server    none, standalone", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Draws_80_by_24()
    {
        Assert.Equal(
            """
            ftagent 1.2.3  edge-1  ATTACK                                          03:02:05Z
            server noc.example.net:7443, connected for 2 h 0 min, clock +1.2 ms
            queue 3 of 2000, 1 lost; ring 1 in 64, 10120 sampled, 5 lost
            cpu 1.23%, memory 16.2 MB, up 3 d 4 h

            INTERFACE    STATE      IN PPS  IN BPS OUT PPS OUT BPS  LOST  ALARM ABOVE
            eth0         ATTACK       892k   4.20G   41.0k    310M     4  p99 123 kpps
            eth1         customer    41.0k    310M    388k   3.90G     0  -
            enp129s0f0n~ DOWN            0       0       0       0     2  floor 20.0 kpps

            ATTACKS (1)
            amplification to 2001:db8::/48 on eth0, 892 kpps, 4.20 Gbps, 2 min 4 s
              DNS amplification 90%, GRE 10%

            TARGET                                           PPS      BPS
            192.0.2.17/32                                   851k    3.91G
            2001:db8:4::80/128                             12.3k    98.1M
            """,
            string.Join('\n', TopFrame.Draw(SampleStatus.UnderAttack(), 80, 24))
        );
    }

    [Fact]
    public void Tells_the_whole_reason_why_there_is_no_connection()
    {
        // The last of the terminal's 24 lines says how to leave.
        var frame = TopFrame.Draw(SampleStatus.Revoked(), 80, 23);

        Assert.Equal(
            """
            server noc.example.net:7443 NOT CONNECTED: the server refused this node: An
              operator revoked this node's certificate. Enrol it again with a token made for
              this node. (certificate_revoked)
            """,
            string.Join('\n', frame.Skip(1).Take(3))
        );
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    [InlineData(20, 5)]
    [InlineData(200, 60)]
    public void Never_leaves_the_terminal(int width, int height)
    {
        foreach (
            var status in new[]
            {
                SampleStatus.UnderAttack(),
                SampleStatus.Lonely(),
                SampleStatus.Revoked(),
                SampleStatus.Standalone(),
            }
        )
        {
            var frame = TopFrame.Draw(status, width, height);

            Assert.InRange(frame.Count, 1, height);
            Assert.All(frame, line => Assert.InRange(line.Length, 0, width));
        }
    }

    [Fact]
    public void Shows_the_attack_also_where_there_is_little_room()
    {
        var frame = string.Join('\n', TopFrame.Draw(SampleStatus.UnderAttack(), 80, 14));

        Assert.Contains("amplification to 2001:db8::/48", frame, StringComparison.Ordinal);
        Assert.Contains("eth0", frame, StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_nothing_out_of_what_is_no_answer()
    {
        Assert.Null(AgentStatus.Parse("{}"u8.ToArray()));
        Assert.Null(AgentStatus.Parse("[1]"u8.ToArray()));
        Assert.Null(AgentStatus.Parse("{\"at\""u8.ToArray()));
    }
}
