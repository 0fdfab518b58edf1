namespace Flowtriq.Server.Mitigation.Announcing.GoBgp;

/// <summary>A call that the other side answered with an error, or did not answer.</summary>
/// <param name="code">gRPC's status code; <see cref="Unavailable"/> when there was no answer.</param>
/// <param name="message">In its words.</param>
internal sealed class GrpcFault(int code, string message) : Exception(message)
{
    internal const int Unknown = 2;
    internal const int Unimplemented = 12;
    internal const int Unavailable = 14;

    internal int Code => code;
}
