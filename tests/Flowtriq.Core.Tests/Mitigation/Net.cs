using System.Collections.Immutable;
using Flowtriq.Core.Classification;
using Flowtriq.Core.Incidents;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Mitigation.Customers;
using Flowtriq.Core.Mitigation.Safety;
using Flowtriq.Core.Packets;
using Flowtriq.Core.Traffic;

namespace Flowtriq.Core.Tests.Mitigation;

/// <summary>A small provider: 203.0.113.0/24 belongs to Acme, 2001:db8:9::/48 too, 198.51.100.0/24 is ours and nobody's.</summary>
internal static class Net
{
    internal static readonly DateTimeOffset Start = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    internal static readonly Customer Acme = new()
    {
        Name = "Acme",
        Prefixes = [P("203.0.113.0/24"), P("2001:db8:9::/48")],
    };

    internal static readonly IpPrefix Host = P("203.0.113.9/32");

    internal static readonly SafetyFacts Facts = new()
    {
        Now = Start,
        Own = [P("203.0.113.0/24"), P("198.51.100.0/24"), P("2001:db8::/32")],
        Protected = [new(P("203.0.113.1/32"), "router loopbacks"), new(P("203.0.113.53/32"), "resolvers")],
        ScrubberSources = [P("192.0.2.0/28")],
        Customers = new CustomerTable([Acme]),
        Divertible = [P("203.0.113.0/24")],
        Routers = [new RouterBudget("edge1", VendorProfile.Frr)],
    };

    internal static IpPrefix P(string text) =>
        IpPrefix.TryParse(text, out var prefix) ? prefix : throw new FormatException(text);

    internal static FlowSpecComponent Protocol(IpProtocol protocol) =>
        FlowSpecComponent.AnyOf(FlowSpecField.Protocol, (uint)protocol);

    internal static FlowSpecMatch Udp(string to, params uint[] sourcePorts)
    {
        var match = FlowSpecMatch.To(P(to)).With(Protocol(IpProtocol.Udp));
        return sourcePorts.Length == 0
            ? match
            : match.With(FlowSpecComponent.AnyOf(FlowSpecField.SourcePort, sourcePorts));
    }

    internal static FlowSpecRule Discard(FlowSpecMatch match) => new(match, FlowSpecAction.Discard);

    internal static DesiredMitigation Wanted(MitigationAction action, params string[] approvedBy) =>
        new()
        {
            Action = action,
            Origin = new MitigationOrigin.ByPerson("ann"),
            Expires = Start.AddMinutes(15),
            ApprovedBy = [.. approvedBy.Select(Person)],
        };

    /// <summary>Somebody whose account is called as the person is.</summary>
    internal static Approver Person(string name) => new(name, name);

    internal static DesiredMitigation Rule(FlowSpecMatch match) =>
        Wanted(new MitigationAction.FlowSpec(Discard(match)));

    internal static DesiredMitigation Blackhole(string prefix, params string[] approvedBy) =>
        Wanted(new MitigationAction.Blackhole(P(prefix)), approvedBy);

    internal static Refusal? Refused(DesiredMitigation mitigation, SafetyFacts? facts = null) =>
        SafetyKernel.Admit([mitigation], facts ?? Facts).Refused.SingleOrDefault();

    internal static AttackVector Vector(
        string name,
        AttackFamily family,
        ushort? port,
        double share = 1,
        double length = 1_400,
        IpProtocol protocol = IpProtocol.Udp
    ) => new(name, family, protocol, port, share, share, length, null, 0.95);

    internal static AttackPicture Picture(params AttackVector[] vectors) =>
        new(vectors.Length > 1 ? AttackFamily.MultiVector : vectors[0].Family, vectors, 0.95, 100, 0, [], 500, true, 1);

    internal static Incident Attack(
        string? target = "203.0.113.9/32",
        IncidentState state = IncidentState.Open,
        Severity severity = Severity.High
    ) =>
        new()
        {
            Id = new IncidentId(7),
            State = state,
            Rating = new SeverityRating(severity, ""),
            Direction = Direction.Inbound,
            Target = target is null ? null : P(target),
            Picture = Picture(Vector("DNS amplification", AttackFamily.Amplification, 53)),
            Opened = Start,
            Onset = Start,
            Detected = Start,
            LastReport = Start,
        };

    internal static ImmutableArray<T> Repeat<T>(int count, Func<int, T> make) =>
        [.. Enumerable.Range(0, count).Select(make)];
}
