namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>Sets a router of the built-in speaker; its name is in the address of the request.</summary>
/// <param name="Address">The router's address.</param>
/// <param name="Asn">The router's AS number; ours makes it iBGP.</param>
/// <param name="Group">Name of its group.</param>
/// <param name="Port">Its TCP port.</param>
/// <param name="LocalAddress">Address to connect from; the kernel chooses when absent.</param>
/// <param name="LocalAsn">Our AS number towards it, when it is another than usual.</param>
/// <param name="Profile">What its make takes: "conservative", "frr", "bird", "gobgp", "exabgp", "openbgpd".</param>
/// <param name="Families">Offered families: "ipv4-unicast", "ipv6-unicast", "ipv4-flowspec", "ipv6-flowspec"; all when absent.</param>
/// <param name="Passive">Waits for the router to connect.</param>
/// <param name="Password">TCP-MD5 password; absent keeps what is stored, empty removes it. Never shown again.</param>
/// <param name="TtlSecurity">Takes part only with a router one link away (GTSM); the router must do the same.</param>
/// <param name="HoldSeconds">3 to 65535, or 0 for none.</param>
/// <param name="RestartSeconds">How long the router keeps routes after a crash of ours, 0 to 4095; 0 = not at all.</param>
/// <param name="MaxFlowSpec">Most FlowSpec rules it is sent, 0 to 1000; its make's own limit holds too.</param>
/// <param name="MaxBlackholes">Most black holes it is sent, 0 to 1000.</param>
/// <param name="Enabled">A session is held.</param>
public sealed record BgpPeerRequest(
    string Address,
    uint Asn,
    string Group = "default",
    ushort Port = 179,
    string? LocalAddress = null,
    uint? LocalAsn = null,
    string Profile = "conservative",
    string[]? Families = null,
    bool Passive = false,
    string? Password = null,
    bool TtlSecurity = false,
    int HoldSeconds = 30,
    int RestartSeconds = 90,
    int MaxFlowSpec = 100,
    int MaxBlackholes = 50,
    bool Enabled = true
);
