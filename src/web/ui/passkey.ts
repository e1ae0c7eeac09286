/**
 * Passkeys between the server's JSON and the browser's own interface. Browsers of our oldest age know no
 * `parseCreationOptionsFromJSON`; what has to be turned is a handful of byte strings.
 */

interface Descriptor {
  readonly id: string
  readonly transports?: readonly string[]
}
/** What the server asks of a new passkey. */
export interface ToMake {
  readonly challenge: string
  readonly rp: PublicKeyCredentialRpEntity
  readonly user: { readonly id: string; readonly name: string; readonly displayName: string }
  readonly pubKeyCredParams: PublicKeyCredentialParameters[]
  readonly timeout?: number
  readonly excludeCredentials?: readonly Descriptor[]
  readonly authenticatorSelection?: AuthenticatorSelectionCriteria
}
/** What the server asks of a passkey that is there. */
export interface ToAsk {
  readonly challenge: string
  readonly rpId: string
  readonly timeout?: number
  readonly allowCredentials?: readonly Descriptor[]
}

/** Makes a passkey; undefined when the person or the browser would not. */
export async function makePasskey(options: ToMake): Promise<object | undefined> {
  const { challenge, user, excludeCredentials = [], authenticatorSelection, rp, pubKeyCredParams, timeout } = options
  try {
    const made = await navigator.credentials.create({
      publicKey: {
        rp,
        pubKeyCredParams,
        ...(timeout && { timeout }),
        ...(authenticatorSelection && { authenticatorSelection }),
        attestation: 'none',
        challenge: bytesOf(challenge),
        user: { ...user, id: bytesOf(user.id) },
        excludeCredentials: excludeCredentials.map(described),
      },
    })
    if (!(made instanceof PublicKeyCredential)) return undefined
    const response = made.response as AuthenticatorAttestationResponse
    return outline(made, {
      clientDataJSON: textOf(response.clientDataJSON),
      attestationObject: textOf(response.attestationObject),
      transports: response.getTransports(),
    })
  } catch {
    return undefined
  }
}

/** Lets a passkey answer; undefined when the person or the browser would not. */
export async function askPasskey(options: ToAsk): Promise<object | undefined> {
  const { challenge, rpId, timeout, allowCredentials = [] } = options
  try {
    const got = await navigator.credentials.get({
      publicKey: {
        rpId,
        ...(timeout && { timeout }),
        userVerification: 'required',
        challenge: bytesOf(challenge),
        allowCredentials: allowCredentials.map(described),
      },
    })
    if (!(got instanceof PublicKeyCredential)) return undefined
    const response = got.response as AuthenticatorAssertionResponse
    return outline(got, {
      clientDataJSON: textOf(response.clientDataJSON),
      authenticatorData: textOf(response.authenticatorData),
      signature: textOf(response.signature),
      ...(response.userHandle && { userHandle: textOf(response.userHandle) }),
    })
  } catch {
    return undefined
  }
}

function outline(credential: PublicKeyCredential, response: object): object {
  const id = textOf(credential.rawId)
  return { id, rawId: id, type: 'public-key', response, clientExtensionResults: credential.getClientExtensionResults() }
}

function described({ id, transports }: Descriptor): PublicKeyCredentialDescriptor {
  const by = transports as AuthenticatorTransport[] | undefined
  return { type: 'public-key', id: bytesOf(id), ...(by && by.length > 0 && { transports: by }) }
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
}

function textOf(bytes: ArrayBuffer): string {
  const text = btoa(String.fromCharCode(...new Uint8Array(bytes)))
  return text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}
