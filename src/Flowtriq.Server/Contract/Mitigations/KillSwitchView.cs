namespace Flowtriq.Server.Contract.Mitigations;

/// <summary>Whether everything is withdrawn and nothing new accepted.</summary>
/// <param name="Engaged">True while there is any cause.</param>
/// <param name="Causes">Who or what engaged it; each must go before it is released.</param>
/// <param name="File">The file whose presence engages it.</param>
public sealed record KillSwitchView(bool Engaged, IReadOnlyList<KillSwitchCause> Causes, string File);
