namespace Flowtriq.Server.Pipeline;

/// <summary>Where an agent says hello from.</summary>
/// <param name="Instance">New at every start of the agent: one running process.</param>
/// <param name="Machine">Hash of the machine's id; a cloned machine often has the same.</param>
/// <param name="Boot">New at every boot of the machine.</param>
/// <param name="Host">Its name.</param>
/// <param name="Address">The address it comes from.</param>
public sealed record AgentPlace(string Instance, string Machine, string Boot, string Host, string Address);
