using System.Text.Json.Serialization;
using Flowtriq.Server.Contract.Access;

namespace Flowtriq.Server.Access;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MemberView[]))]
[JsonSerializable(typeof(MembershipRequest))]
[JsonSerializable(typeof(InvitationRequest))]
[JsonSerializable(typeof(InvitationView[]))]
[JsonSerializable(typeof(InvitationMade))]
[JsonSerializable(typeof(InvitedView))]
[JsonSerializable(typeof(AcceptRequest))]
[JsonSerializable(typeof(SessionView[]))]
internal sealed partial class AccessJson : JsonSerializerContext;
