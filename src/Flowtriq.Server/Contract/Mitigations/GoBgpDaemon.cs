namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>A gobgpd 3.x of the operator's, driven over its gRPC API; its neighbours are in its own configuration.</summary>
/// <param name="Name">Unique; in the address of the request. Its neighbours are called "NAME/ADDRESS".</param>
/// <param name="Address">"unix:///run/gobgpd/api.sock", or a loopback address and port: "127.0.0.1:50051".</param>
/// <param name="Marker">Large community that marks our routes in it: "65000:666:1". Only routes that carry it are ever withdrawn.</param>
/// <param name="Group">Name of the group that says next hops and communities.</param>
/// <param name="Profile">The strictest of its neighbours' makes.</param>
/// <param name="MaxFlowSpec">Most FlowSpec rules it is given, 0 to 1000.</param>
/// <param name="MaxBlackholes">Most black holes it is given, 0 to 1000.</param>
/// <param name="Enabled">It is used.</param>
public sealed record GoBgpDaemon(
    string Name,
    string Address,
    string Marker,
    string Group = "default",
    string Profile = "conservative",
    int MaxFlowSpec = 100,
    int MaxBlackholes = 50,
    bool Enabled = true
);
