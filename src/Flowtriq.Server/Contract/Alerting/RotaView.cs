namespace Flowtriq.Server.Contract.Alerting;

/// <summary>A rota as it is laid down, with who is on call from now on.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Rota">What was laid down.</param>
/// <param name="OnCall">Name of who is on call; absent when nobody is.</param>
/// <param name="Shifts">The next four weeks.</param>
public sealed record RotaView(long Number, RotaBody Rota, string? OnCall, IReadOnlyList<RotaShiftView> Shifts);
