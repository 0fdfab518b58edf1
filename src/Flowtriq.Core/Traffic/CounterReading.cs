namespace Flowtriq.Core.Traffic;

/// <summary>
/// The kernel's cumulative counters of one interface in one direction (<c>proc_net_dev(5)</c>,
/// <c>struct rtnl_link_stats64</c>). They may wrap at 32 or 64 bits and start again at zero.
/// </summary>
/// <param name="Packets">Packets since the interface appeared.</param>
/// <param name="Bytes">Bytes since the interface appeared.</param>
/// <param name="Drops">Packets dropped by the kernel.</param>
/// <param name="Errors">Packets with errors.</param>
public readonly record struct CounterReading(ulong Packets, ulong Bytes, ulong Drops = 0, ulong Errors = 0);
