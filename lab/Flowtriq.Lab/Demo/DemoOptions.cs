namespace Flowtriq.Lab.Demo;

/// <summary>What the demonstration was asked to do.</summary>
/// <param name="Agent">Path of ftagent.</param>
/// <param name="Server">Path of the server's program.</param>
/// <param name="Capture">Attack to replay; null = one the lab builds itself.</param>
/// <param name="Port">Port of the console.</param>
/// <param name="AttackPps">Packets per second of the attack.</param>
/// <param name="AttackLength">How long the attack lasts.</param>
/// <param name="Ladder">Routers, customers and a policy, so that the attack is answered.</param>
/// <param name="Lifetime">When the demonstration ends by itself.</param>
public sealed record DemoOptions(
    string Agent,
    string Server,
    string? Capture,
    int Port,
    int AttackPps,
    TimeSpan AttackLength,
    bool Ladder,
    TimeSpan Lifetime
);
