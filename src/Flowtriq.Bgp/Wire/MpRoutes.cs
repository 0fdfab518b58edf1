using Flowtriq.Core.Packets;

namespace Flowtriq.Bgp.Wire;

/// <summary>MP_REACH_NLRI or MP_UNREACH_NLRI: routes of one family (RFC 4760 §3, §4).</summary>
/// <param name="Family">The family.</param>
/// <param name="NextHops">One, or two with a link-local IPv6 address; none for FlowSpec and in MP_UNREACH_NLRI.</param>
/// <param name="Routes">The routes; none in an end-of-RIB marker (RFC 4724 §2).</param>
public sealed record MpRoutes(AddressFamily Family, ValueList<IpAddress> NextHops, ValueList<Nlri> Routes);
