using System.Collections.Immutable;

namespace Flowtriq.Core.Mitigation;

/// <summary>
/// What one make of router takes. The planner splits rules to fit, the speaker refuses what does not fit before it is
/// encoded. Limits of the five open-source routers were measured; every other make uses <see cref="Conservative"/>
/// until somebody measures it.
/// </summary>
public sealed record VendorProfile
{
    private static readonly ImmutableHashSet<FlowSpecField> AllFields = [.. Enum.GetValues<FlowSpecField>()];

    /// <summary>Fits every router measured: below 240 bytes per rule, five values per component, no flow label.</summary>
    public static VendorProfile Conservative { get; } = new();

    /// <summary>FRR 8.4: resets the session on six values in a component, a rule of 240 bytes, or "not equal".</summary>
    public static VendorProfile Frr { get; } = new() { Name = "frr" };

    /// <summary>BIRD 2: took 400 values and the two-byte length.</summary>
    public static VendorProfile Bird { get; } =
        new()
        {
            Name = "bird",
            NotEqual = true,
            MaxRuleBytes = 2000,
            MaxTerms = 400,
            MaxRules = 10_000,
            Fields = AllFields,
        };

    /// <summary>GoBGP 3: does not take a rule of 240 bytes.</summary>
    public static VendorProfile GoBgp { get; } =
        new()
        {
            Name = "gobgp",
            NotEqual = true,
            MaxTerms = 90,
            MaxRules = 10_000,
            Fields = AllFields,
        };

    /// <summary>ExaBGP 4.2: does not take a rule of 240 bytes.</summary>
    public static VendorProfile ExaBgp { get; } =
        new()
        {
            Name = "exabgp",
            NotEqual = true,
            MaxTerms = 90,
            MaxRules = 10_000,
        };

    /// <summary>OpenBGPD 7.7: no FlowSpec at all.</summary>
    public static VendorProfile OpenBgpd { get; } = new() { Name = "openbgpd", MaxRules = 0 };

    /// <summary>Every profile, by name.</summary>
    public static ImmutableArray<VendorProfile> All { get; } = [Conservative, Frr, Bird, GoBgp, ExaBgp, OpenBgpd];

    /// <summary>Name in the configuration.</summary>
    public string Name { get; init; } = "conservative";

    /// <summary>Most bytes of a rule's components on the wire, without the length; 239 keeps the one-byte length.</summary>
    public int MaxRuleBytes { get; init; } = 239;

    /// <summary>Most values in one component.</summary>
    public int MaxTerms { get; init; } = 5;

    /// <summary>Most FlowSpec rules at a time; 0 means the router takes none.</summary>
    public int MaxRules { get; init; } = 500;

    /// <summary>Fields the router takes.</summary>
    public ImmutableHashSet<FlowSpecField> Fields { get; init; } = AllFields.Remove(FlowSpecField.FlowLabel);

    /// <summary>True when the router takes "not equal" of a number; ranges say the same to every router.</summary>
    public bool NotEqual { get; init; }

    /// <summary>True when the router takes rate limits in packets per second.</summary>
    public bool PacketRates { get; init; }

    /// <summary>The smallest rate limit other than discard.</summary>
    public BytesPerSecond MinRate { get; init; } = new(1000);
}
